/** {@code /_lab} for machines. */
@NullMarked
package dev.tokenscope.control;

import org.jspecify.annotations.NullMarked;
