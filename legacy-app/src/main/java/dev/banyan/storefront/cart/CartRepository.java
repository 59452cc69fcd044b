package dev.banyan.storefront.cart;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Reads and stores carts. */
interface CartRepository extends Repository<Cart, UUID> {

    Optional<Cart> findById(UUID id);

    Optional<Cart> findByAccountId(long accountId);

    /** The cart, held until the end of the transaction, so that two clicks count as two. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Cart> findLockedById(UUID id);

    Cart save(Cart cart);

    void delete(Cart cart);
}
