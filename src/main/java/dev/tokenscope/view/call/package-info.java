/** The call that is made, edited: where to, and with what body. */
@NullMarked
package dev.tokenscope.view.call;

import org.jspecify.annotations.NullMarked;
