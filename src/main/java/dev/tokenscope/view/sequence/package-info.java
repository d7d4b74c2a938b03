/** Who sent what to whom, from the top down. */
@NullMarked
package dev.tokenscope.view.sequence;

import org.jspecify.annotations.NullMarked;
