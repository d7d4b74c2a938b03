/** The seven steps of a token's life. */
@NullMarked
package dev.tokenscope.view.steps;

import org.jspecify.annotations.NullMarked;
