package dev.banyan.storefront.cart;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** A cart as stored: how many of which products. */
@Entity
@Table(name = "cart_cart")
class Cart implements Persistable<UUID> {

    /** The most of one product that a cart takes; the shop is no wholesaler. */
    static final int MOST_OF_ONE = 99;

    @Id
    private UUID id;

    private @Nullable Long accountId;

    @SuppressWarnings("UnusedVariable") // For the people who clear away forgotten carts.
    private Instant createdAt;

    @ElementCollection
    @CollectionTable(name = "cart_line", joinColumns = @JoinColumn(name = "cart_id"))
    @MapKeyColumn(name = "product_id")
    @Column(name = "quantity")
    private Map<Long, Integer> quantities = new TreeMap<>();

    @Transient
    private boolean fresh;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Cart() {}

    Cart(Instant createdAt) {
        this.id = UUID.randomUUID();
        this.createdAt = createdAt;
        this.fresh = true;
    }

    @Override
    public UUID getId() {
        return id;
    }

    /** Whether the cart is not stored yet; its number alone does not tell. */
    @Override
    public boolean isNew() {
        return fresh;
    }

    @PostLoad
    @PostPersist
    void noteStored() {
        fresh = false;
    }

    boolean isGuests() {
        return accountId == null;
    }

    void giveTo(long newOwner) {
        accountId = newOwner;
    }

    Map<Long, Integer> quantities() {
        return Map.copyOf(quantities);
    }

    int items() {
        return quantities.values().stream().mapToInt(Integer::intValue).sum();
    }

    void add(long productId, int quantity) {
        quantities.merge(productId, quantity, (held, more) -> Math.min(MOST_OF_ONE, held + more));
    }

    /** Sets how many of a product the cart holds; 0 takes the product out. */
    void set(long productId, int quantity) {
        if (quantity == 0) {
            quantities.remove(productId);
        } else {
            quantities.put(productId, quantity);
        }
    }

    void empty() {
        quantities.clear();
    }
}
