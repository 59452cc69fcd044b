@NullMarked
package dev.banyan.catalogfunction;

import org.jspecify.annotations.NullMarked;
