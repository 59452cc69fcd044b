package dev.banyan.storefront.orders;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Reads and stores orders. */
interface OrderRepository extends Repository<Order, Long> {

    Order save(Order order);

    /** The newest orders of a customer, newest first. */
    List<Order> findFirst50ByAccountIdOrderByPlacedAtDescIdDesc(long accountId);

    /** An order, for its customer alone. */
    Optional<Order> findByIdAndAccountId(long id, long accountId);
}
