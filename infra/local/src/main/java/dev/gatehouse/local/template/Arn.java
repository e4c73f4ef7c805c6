package dev.gatehouse.local.template;

/** Amazon resource names of the one account and region that exist here. */
public record Arn(String service, String region, String account, String resource) {
    public static final String REGION = "eu-central-1";
    public static final String ACCOUNT = "000000000000";
    private static final int PARTS = 6;

    public static Arn of(String service, String resource) {
        return new Arn(service, REGION, ACCOUNT, resource);
    }

    /** @throws IllegalArgumentException if it is none */
    public static Arn parse(String text) {
        var parts = text.split(":", PARTS);
        if (parts.length != PARTS || !parts[0].equals("arn") || parts[2].isEmpty() || parts[5].isEmpty()) {
            throw new IllegalArgumentException("Not an ARN: " + text);
        }
        return new Arn(parts[2], parts[3], parts[4], parts[5]);
    }

    public boolean is(String wantedService, String resourcePrefix) {
        return service.equals(wantedService) && resource.startsWith(resourcePrefix);
    }

    /** What follows the last colon or slash, the name in most services. */
    public String name() {
        return resource.substring(Math.max(resource.lastIndexOf('/'), resource.lastIndexOf(':')) + 1);
    }

    @Override
    public String toString() {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }
}
