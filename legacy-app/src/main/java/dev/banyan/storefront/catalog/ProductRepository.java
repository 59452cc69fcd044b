package dev.banyan.storefront.catalog;

import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.CrudRepository;

/** Reads products and moves their stock. */
interface ProductRepository extends CrudRepository<Product, Long>, JpaSpecificationExecutor<Product> {

    List<Product> findAll(Sort sort);

    @Override
    List<Product> findAllById(Iterable<Long> ids);

    /** Takes {@code quantity} items if so many are left; returns the number of changed rows, 1 or 0. */
    @Modifying(clearAutomatically = true)
    @Query("update Product p set p.stock = p.stock - :quantity where p.id = :id and p.stock >= :quantity")
    int takeFromStock(long id, int quantity);
}
