package dev.banyan.storefront.accounts;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account as stored. */
@Entity
@Table(name = "accounts_account")
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String email;
    private String name;
    private String passwordHash;

    @SuppressWarnings("UnusedVariable") // For people with access to the database.
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Account() {}

    Account(String email, String name, String passwordHash, Instant registeredAt) {
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.registeredAt = registeredAt;
    }

    String email() {
        return email;
    }

    String passwordHash() {
        return passwordHash;
    }

    Customer toCustomer() {
        if (id == null) {
            throw new IllegalStateException("id: null (expected: a stored account)");
        }
        return new Customer(id, email, name);
    }
}
