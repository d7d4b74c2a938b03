/** Pure answers computed from the journal. */
@NullMarked
package dev.tokenscope.projection;

import org.jspecify.annotations.NullMarked;
