/** What tests have done at the site beside the REST API, as its newsroom would: each a body of PHP for `WordPress.php`. */
export interface Orders {
  /** A new post or page. @returns Its number. */
  post: {
    input: { type?: "post" | "page"; open?: boolean; status?: string; password?: string; content?: string };
    answer: number;
  };
  /** Published comments, all the same but for their number, a second apart. @returns The number of the first. */
  comments: {
    input: { post: number; author: string; text: string; parent?: number; user?: number; times?: number };
    answer: number;
  };
  decide: { input: { comment: number; as: "approve" | "hold" | "spam" | "trash" | "delete" }; answer: null };
  /** How many comments a post has, whatever became of them. */
  count: { input: { post: number }; answer: number };
  /** Options of WordPress, and `test_anonymous` and `test_flood`, "1" or "0". Gives those that they had. */
  settings: { input: Record<string, string>; answer: Record<string, string> };
}

export const orders: Record<keyof Orders, string> = {
  post: `return wp_insert_post([
    'post_title' => 'Karez',
    'post_type' => $in['type'] ?? 'post',
    'post_status' => $in['status'] ?? 'publish',
    'post_password' => $in['password'] ?? '',
    'post_content' => $in['content'] ?? '',
    'comment_status' => ($in['open'] ?? true) ? 'open' : 'closed',
  ]);`,
  comments: `$first = null;
  $times = $in['times'] ?? 1;
  for ($i = 0; $i < $times; $i++) {
    $at = gmdate('Y-m-d H:i:s', time() - 86400 + $i);
    $id = wp_insert_comment(wp_slash([
      'comment_post_ID' => $in['post'],
      'comment_author' => $in['author'],
      'comment_author_email' => 'reader@example.test',
      'comment_content' => $times > 1 ? $in['text'] . ' ' . $i : $in['text'],
      'comment_parent' => $in['parent'] ?? 0,
      'user_id' => $in['user'] ?? 0,
      'comment_date' => $at,
      'comment_date_gmt' => $at,
      'comment_approved' => 1,
    ]));
    $first ??= $id;
  }
  return $first;`,
  decide: `if ($in['as'] === 'delete') wp_delete_comment($in['comment'], true);
  else wp_set_comment_status($in['comment'], $in['as']);
  return null;`,
  count: `return get_comments(['post_id' => $in['post'], 'status' => 'any', 'count' => true]);`,
  settings: `$before = [];
  foreach ($in as $name => $value) {
    $before[$name] = (string) get_option($name, $name === 'test_anonymous' ? '1' : '0');
    update_option($name, $value);
  }
  return $before;`,
};
