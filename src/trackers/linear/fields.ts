/** Parts of queries. */
export const USER = 'id name app'

/** Labels by their ids: their names are known from `LABELS`, and a list of objects would cost fifty times as much. */
export const LISTED = `
  id identifier title description url priority createdAt updatedAt trashed labelIds
  state { id name type }
  team { id }
  project { id }
  creator { ${USER} }
  botActor { id name }
  assignee { ${USER} }
  delegate { id }`

export const COMMENT = `
  id body createdAt updatedAt editedAt
  issue { id identifier }
  user { ${USER} }
  botActor { id name }`

export const PAGE = 'pageInfo { hasNextPage endCursor }'
