/** What can be done, in one table: the menus, the keys and their sheet are made from it. */
@NullMarked
package dev.tokenscope.view.menu;

import org.jspecify.annotations.NullMarked;
