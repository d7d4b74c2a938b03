package dev.tokenscope.projection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map that shares most of its nodes with the maps made from it: a hash trie with 16
 * branches to a node. Keys must have a good hash; there is no order.
 */
public final class SharedMap<K, V> {

  private static final int BITS = 4;
  private static final int BRANCHES = 1 << BITS;

  private sealed interface Node<K, V> {}

  /** Keys whose whole hash is the same follow each other. */
  private record Leaf<K, V>(int hash, K key, V value, @Nullable Leaf<K, V> next)
      implements Node<K, V> {}

  private record Branch<K, V>(List<@Nullable Node<K, V>> children) implements Node<K, V> {}

  private final @Nullable Node<K, V> root;

  private SharedMap(@Nullable Node<K, V> root) {
    this.root = root;
  }

  /** The empty map. */
  public static <K, V> SharedMap<K, V> empty() {
    return new SharedMap<>(null);
  }

  /** The value of a key. */
  public Optional<V> get(K key) {
    int hash = hash(key);
    Node<K, V> node = root;
    for (int shift = 0; node instanceof Branch<K, V> branch; shift += BITS) {
      node = branch.children().get(index(hash, shift));
    }
    for (Leaf<K, V> leaf = (Leaf<K, V>) node; leaf != null; leaf = leaf.next()) {
      if (leaf.key().equals(key)) {
        return Optional.of(leaf.value());
      }
    }
    return Optional.empty();
  }

  /** The same with another value for a key. */
  public SharedMap<K, V> with(K key, V value) {
    int hash = hash(key);
    return new SharedMap<>(put(root, 0, new Leaf<>(hash, key, value, null)));
  }

  /** The same without a key. */
  public SharedMap<K, V> without(K key) {
    return get(key).isEmpty() ? this : new SharedMap<>(remove(root, 0, hash(key), key));
  }

  private static <K, V> Node<K, V> put(@Nullable Node<K, V> node, int shift, Leaf<K, V> leaf) {
    return switch (node) {
      case null -> leaf;
      case Leaf<K, V> here when here.hash() == leaf.hash() ->
          new Leaf<>(leaf.hash(), leaf.key(), leaf.value(), dropped(here, leaf.key()));
      case Leaf<K, V> here -> {
        List<@Nullable Node<K, V>> none =
            new ArrayList<>(Collections.<@Nullable Node<K, V>>nCopies(BRANCHES, null));
        none.set(index(here.hash(), shift), here);
        yield put(new Branch<>(none), shift, leaf);
      }
      case Branch<K, V> branch -> {
        int index = index(leaf.hash(), shift);
        yield with(branch, index, put(branch.children().get(index), shift + BITS, leaf));
      }
    };
  }

  private static <K, V> @Nullable Node<K, V> remove(
      @Nullable Node<K, V> node, int shift, int hash, K key) {
    return switch (node) {
      case null -> null;
      case Leaf<K, V> leaf -> dropped(leaf, key);
      case Branch<K, V> branch -> {
        int index = index(hash, shift);
        yield with(branch, index, remove(branch.children().get(index), shift + BITS, hash, key));
      }
    };
  }

  private static <K, V> Branch<K, V> with(
      Branch<K, V> branch, int index, @Nullable Node<K, V> child) {
    List<@Nullable Node<K, V>> children = new ArrayList<>(branch.children());
    children.set(index, child);
    return new Branch<>(children);
  }

  private static <K, V> @Nullable Leaf<K, V> dropped(@Nullable Leaf<K, V> chain, K key) {
    if (chain == null) {
      return null;
    }
    return chain.key().equals(key)
        ? chain.next()
        : new Leaf<>(chain.hash(), chain.key(), chain.value(), dropped(chain.next(), key));
  }

  private static int hash(Object key) {
    int hash = Objects.hashCode(key);
    return hash ^ (hash >>> 16);
  }

  private static int index(int hash, int shift) {
    return (hash >>> shift) & (BRANCHES - 1);
  }
}
