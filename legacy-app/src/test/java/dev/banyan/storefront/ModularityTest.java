package dev.banyan.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

final class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(StorefrontApplication.class);

    @Test
    void modules_ofTheShop_keepToTheirBoundaries() {
        modules.verify();
    }

    @Test
    void modules_ofTheShop_areThese() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .containsExactlyInAnyOrder("accounts", "cart", "catalog", "orders", "web");
    }
}
