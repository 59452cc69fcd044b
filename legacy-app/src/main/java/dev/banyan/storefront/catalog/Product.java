package dev.banyan.storefront.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** A product as stored. The stock changes by statements alone, see {@link ProductRepository}. */
@Entity
@Table(name = "catalog_product")
class Product {

    @Id
    private long id;

    private String name;
    private String category;
    private String maker;
    private String description;
    private long priceCents;
    private int stock;
    private LocalDate addedOn;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Product() {}

    long id() {
        return id;
    }

    String name() {
        return name;
    }

    String category() {
        return category;
    }

    String maker() {
        return maker;
    }

    String description() {
        return description;
    }

    Money price() {
        return new Money(priceCents);
    }

    int stock() {
        return stock;
    }

    LocalDate addedOn() {
        return addedOn;
    }

    CatalogItem toItem() {
        return new CatalogItem(id, name, price(), stock);
    }
}
