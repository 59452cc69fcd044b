package dev.banyan.storefront.web;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;

/** What is wrong with a form: the first message for each field. */
public final class FormErrors {

    private FormErrors() {}

    /** The messages by the name of their field, in the order of the checks. */
    public static Map<String, String> of(Errors errors) {
        Map<String, String> messages = new LinkedHashMap<>();
        for (FieldError error : errors.getFieldErrors()) {
            messages.putIfAbsent(error.getField(), message(error));
        }
        return messages;
    }

    private static String message(FieldError error) {
        String message = error.getDefaultMessage();
        // A value of the wrong type: the message would name classes, which tells a visitor nothing.
        return error.isBindingFailure() || message == null ? "is not valid" : message;
    }
}
