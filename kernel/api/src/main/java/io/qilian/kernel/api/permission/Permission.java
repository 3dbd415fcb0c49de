package io.qilian.kernel.api.permission;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that an operation of a service needs, declared once, on the service method that every door (console
 * command, REST endpoint, page) calls.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Permission {

    /**
     * The permission as {@code area:action} or {@code area:action:target}, with {@code {parameter}} in the target for
     * the value of a parameter of the method, such as <code>scene:enable:{scene}</code>.
     *
     * @return the permission
     */
    String value();
}
