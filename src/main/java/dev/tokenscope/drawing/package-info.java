/** What to draw, without JavaFX: boxes, arrows, texts with measured bounds, colour roles. */
@NullMarked
package dev.tokenscope.drawing;

import org.jspecify.annotations.NullMarked;
