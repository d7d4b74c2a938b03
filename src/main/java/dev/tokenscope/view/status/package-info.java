/** The line at the foot of the window. */
@NullMarked
package dev.tokenscope.view.status;

import org.jspecify.annotations.NullMarked;
