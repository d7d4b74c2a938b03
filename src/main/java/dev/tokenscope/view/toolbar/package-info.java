/** What a person can ask for. */
@NullMarked
package dev.tokenscope.view.toolbar;

import org.jspecify.annotations.NullMarked;
