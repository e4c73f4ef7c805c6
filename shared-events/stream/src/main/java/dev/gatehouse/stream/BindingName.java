package dev.gatehouse.stream;

import java.util.regex.Pattern;

/** Name of a binding, which by Spring's convention is {@code <function>-in-0} or {@code <function>-out-0}. */
public final class BindingName {
    private static final Pattern CONVENTION = Pattern.compile("(.+)-(in|out)-\\d+");

    private BindingName() {}

    public static boolean isConventional(String binding) {
        return CONVENTION.matcher(binding).matches();
    }

    /** The binding of a function's only input. */
    static String input(String function) {
        return function + "-in-0";
    }

    /** The function of the binding; of a binding with a name of another form, that name. */
    public static String function(String binding) {
        return CONVENTION.matcher(binding).replaceFirst("$1");
    }
}
