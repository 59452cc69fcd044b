/**
 * What all pages share: layout, security, sessions and error pages. Open to every module, and of
 * no use without one. A process that shows only some of the pages scans this package too.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@NullMarked
package dev.banyan.storefront.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
