/** Everything that can be chosen, with a sentence that says what each choice means. */
@NullMarked
package dev.tokenscope.view.settings;

import org.jspecify.annotations.NullMarked;
