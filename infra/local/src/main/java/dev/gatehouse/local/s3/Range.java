package dev.gatehouse.local.s3;

import dev.gatehouse.local.endpoint.AwsError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of an object, both ends included. */
record Range(int first, int last) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,9})-(\\d{0,9})");

    /**
     * Nothing if all of it is asked for.
     *
     * @throws AwsError if there is no such part
     */
    static @Nullable Range of(String header, int size) {
        var form = FORM.matcher(header);
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return null;
        }
        var first = form.group(1).isEmpty()
                ? Math.max(0, size - Integer.parseInt(form.group(2)))
                : Integer.parseInt(form.group(1));
        var last = form.group(1).isEmpty() || form.group(2).isEmpty()
                ? size - 1
                : Math.min(size - 1, Integer.parseInt(form.group(2)));
        if (first > last) {
            throw new AwsError(416, "InvalidRange", "The requested range is not satisfiable");
        }
        return new Range(first, last);
    }
}
