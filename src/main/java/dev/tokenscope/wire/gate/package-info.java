/** Where a message may be held. */
@NullMarked
package dev.tokenscope.wire.gate;

import org.jspecify.annotations.NullMarked;
