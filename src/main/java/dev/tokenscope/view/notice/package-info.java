/** The bar that says what went wrong on this computer, and what helps. */
@NullMarked
package dev.tokenscope.view.notice;

import org.jspecify.annotations.NullMarked;
