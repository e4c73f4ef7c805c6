package dev.gatehouse.invoice.adapters;

/**
 * Who sends the invoices, as it is printed on them.
 *
 * @param city with its postal code
 * @param account where money is sent, IBAN and BIC for example
 */
public record Seller(String name, String street, String city, String country, String vatId, String register,
        String email, String account) {}
