import {
  getNamedType,
  type GraphQLNamedType,
  type GraphQLSchema,
  isCompositeType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql'

/** Linear's price of a query: 0.1 for a property, 1 for an object, children of a connection times `first` (default 50). */
export function complexityOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const total = document.definitions.reduce((sum, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return sum
    const root = schema.getRootType(definition.operation)
    return sum + (root == null ? 0 : costOf({ schema, variables }, definition.selectionSet, root))
  }, 0)
  return Math.ceil(total)
}

interface Pricing {
  readonly schema: GraphQLSchema
  readonly variables: Readonly<Record<string, unknown>>
}

function costOf(pricing: Pricing, { selections }: SelectionSetNode, type: GraphQLNamedType): number {
  return selections.reduce((sum, selection) => {
    if (selection.kind === Kind.FIELD) return sum + costOfField(pricing, selection, type)
    const condition =
      selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined
    if (selection.kind === Kind.FRAGMENT_SPREAD) throw new Error('the double prices no named fragments')
    const narrowed = condition === undefined ? type : (pricing.schema.getType(condition) ?? type)
    return sum + costOf(pricing, selection.selectionSet, narrowed)
  }, 0)
}

function costOfField(pricing: Pricing, field: FieldNode, parent: GraphQLNamedType): number {
  if (!isObjectType(parent) && !isInterfaceType(parent)) return 0
  const definition = parent.getFields()[field.name.value]
  if (definition === undefined || field.selectionSet === undefined) return 0.1
  const type = getNamedType(definition.type)
  if (!isCompositeType(type)) return 0.1
  const inner = costOf(pricing, field.selectionSet, type)
  return type.name.endsWith('Connection') ? inner * firstOf(pricing, field) : 1 + inner
}

function firstOf({ variables }: Pricing, field: FieldNode): number {
  const given = field.arguments?.find(({ name }) => name.value === 'first')?.value
  if (given?.kind === Kind.INT) return Number(given.value)
  const value = given?.kind === Kind.VARIABLE ? variables[given.name.value] : undefined
  return typeof value === 'number' ? value : 50
}
