package dev.gatehouse.local.apigateway.mapping;

import java.util.Collection;
import java.util.Map;
import org.apache.velocity.exception.VelocityException;
import org.apache.velocity.runtime.directive.ForeachScope;
import org.apache.velocity.util.introspection.Info;
import org.apache.velocity.util.introspection.UberspectImpl;
import org.apache.velocity.util.introspection.VelMethod;
import org.apache.velocity.util.introspection.VelPropertyGet;
import org.jspecify.annotations.Nullable;

/** Lets a template call the methods of plain data, {@code $input} and {@code $util}, and of nothing else. */
public final class DataOnly extends UberspectImpl {
    @Override
    public @Nullable VelMethod getMethod(@Nullable Object target, String name, Object[] arguments, Info at) {
        requireData(target, name, at);
        return super.getMethod(target, name, arguments, at);
    }

    @Override
    public @Nullable VelPropertyGet getPropertyGet(@Nullable Object target, String name, Info at) {
        requireData(target, name, at);
        return super.getPropertyGet(target, name, at);
    }

    private static void requireData(@Nullable Object target, String name, Info at) {
        if (target != null && (!isData(target) || name.equals("getClass") || name.equals("class"))) {
            throw new VelocityException(
                    "line " + at.getLine() + " asks for '" + name + "', which templates do not have");
        }
    }

    private static boolean isData(Object target) {
        return switch (target) {
            case String _,Number _,Boolean _ -> true;
            case ForeachScope _,Map<?, ?> _,Collection<?> _,Map.Entry<?, ?> _,Object[] _ -> true;
            case TemplateInput _,TemplateFunctions _ -> true;
            default -> false;
        };
    }
}
