package dev.gatehouse.contracts;

/** How to reach a customer. Its text form is masked, so that it cannot reach a log by accident. */
public record Contact(String name, String email, Address address) {

    public Contact {
        Required.text("contact.name", name);
        Required.text("contact.email", email);
        Required.value("contact.address", address);
    }

    /**
     * A postal address.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    public record Address(String street, String postalCode, String city, String country) {

        public Address {
            Required.text("address.street", street);
            Required.text("address.postalCode", postalCode);
            Required.text("address.city", city);
            Required.text("address.country", country);
        }

        @Override
        public String toString() {
            return "Address[masked]";
        }
    }

    @Override
    public String toString() {
        return "Contact[masked]";
    }
}
