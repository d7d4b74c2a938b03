/** Where the tokens are kept, and what a thief would read there. */
@NullMarked
package dev.tokenscope.view.store;

import org.jspecify.annotations.NullMarked;
