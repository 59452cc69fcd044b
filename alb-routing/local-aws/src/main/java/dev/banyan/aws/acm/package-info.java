/** The ACM API: loads certificates, has them issued on this machine, describes and forgets them. */
@NullMarked
package dev.banyan.aws.acm;

import org.jspecify.annotations.NullMarked;
