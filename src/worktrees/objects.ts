/** What a commit holds, without the contents. */
export interface Tree {
  readonly commit: string
  /** All paths: files, links and submodules. */
  readonly paths: readonly string[]
  /** Path → object of each regular file. */
  readonly files: ReadonlyMap<string, string>
  /** Paths of the regular files that may be executed. */
  readonly runnable: readonly string[]
}

/** What git told about objects; a hash always names the same. */
export interface KnownObjects {
  readonly commits: Set<string>
  readonly trees: Map<string, Tree>
  /** Texts of small files: most are the same in all experiments of a study. */
  readonly texts: Map<string, string>
  /** `<start> <head>` → the commits between them with their keys, newest first, of the branches that were committed to. */
  readonly keyed: Map<string, string>
  /** `<commit> <later>`: the later commit builds on the other. */
  readonly within: Set<string>
}
