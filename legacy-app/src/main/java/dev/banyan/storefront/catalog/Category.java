package dev.banyan.storefront.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A department of the shop as stored; read through {@link CategoryRepository#listWithCounts()}. */
@Entity
@Table(name = "catalog_category")
@SuppressWarnings("UnusedVariable") // Only queries read the fields.
class Category {

    @Id
    private String slug;

    private String name;
    private int position;

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields after this constructor.
    protected Category() {}
}
