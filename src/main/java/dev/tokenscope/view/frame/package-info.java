/** Where things are in the window: columns, tabs, pages, and the lines between them. */
@NullMarked
package dev.tokenscope.view.frame;

import org.jspecify.annotations.NullMarked;
