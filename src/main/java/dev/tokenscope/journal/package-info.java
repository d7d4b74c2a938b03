/** The only memory: an ordered, append-only list of what happened. */
@NullMarked
package dev.tokenscope.journal;

import org.jspecify.annotations.NullMarked;
