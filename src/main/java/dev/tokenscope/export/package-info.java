/** A journal as other tools read it. */
@NullMarked
package dev.tokenscope.export;

import org.jspecify.annotations.NullMarked;
