package dev.banyan.storefront.catalog;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Reads categories. */
interface CategoryRepository extends Repository<Category, String> {

    /** All categories in the order of the menu. */
    @Query("""
            select new dev.banyan.storefront.catalog.CategoryView(c.slug, c.name, count(p.id))
            from Category c left join Product p on p.category = c.slug
            group by c.slug, c.name, c.position
            order by c.position
            """)
    List<CategoryView> listWithCounts();
}
