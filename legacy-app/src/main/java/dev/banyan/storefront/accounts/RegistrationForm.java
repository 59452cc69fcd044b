package dev.banyan.storefront.accounts;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a visitor sends to register; the fields may be null until validated. */
record RegistrationForm(
        @NotBlank @Email @Size(max = 100) String email,
        @NotBlank @Size(max = 60) String name,
        @NotBlank @Size(min = 10, max = 72) String password) {

    static final RegistrationForm EMPTY = new RegistrationForm("", "", "");

    /** BCrypt reads no further than this. */
    private static final int LONGEST_PASSWORD_BYTES = 72;

    String normalizedEmail() {
        return normalize(email);
    }

    static String normalize(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    @AssertTrue(message = "must not be longer than 72 bytes")
    boolean isPasswordShortEnough() {
        return password == null || password.getBytes(StandardCharsets.UTF_8).length <= LONGEST_PASSWORD_BYTES;
    }
}
