import { GraphQLError } from 'graphql'

/** Linear's errors as its server writes them: `code`, `type` and a sentence for people in the extensions. */
function refusal(
  message: string,
  extensions: { code: string; type: string; statusCode: number; userPresentableMessage: string },
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, userError: true } })
}

export const notFound = (what: string): GraphQLError =>
  refusal(`Entity not found: ${what}`, {
    code: 'INPUT_ERROR',
    type: 'invalid input',
    statusCode: 400,
    userPresentableMessage: `Could not find referenced ${what}.`,
  })

export const invalid = (message: string): GraphQLError =>
  refusal('Argument Validation Error', {
    code: 'INPUT_ERROR',
    type: 'invalid input',
    statusCode: 400,
    userPresentableMessage: message,
  })

export const notSignedIn = (): GraphQLError =>
  refusal('Authentication required, not authenticated', {
    code: 'AUTHENTICATION_ERROR',
    type: 'authentication error',
    statusCode: 401,
    userPresentableMessage: 'You need to authenticate to access this operation.',
  })

export const forbidden = (scope: string): GraphQLError =>
  refusal(`Invalid scope: \`${scope}\` required`, {
    code: 'FORBIDDEN',
    type: 'forbidden',
    statusCode: 403,
    userPresentableMessage: `This token lacks the scope ${scope}.`,
  })

export const rateLimited = (what: string): GraphQLError =>
  refusal(`Rate limit exceeded for ${what}`, {
    code: 'RATELIMITED',
    type: 'ratelimited',
    statusCode: 429,
    userPresentableMessage: 'Rate limit exceeded. Only so much is allowed each hour.',
  })

export const tooComplex = (points: number): GraphQLError =>
  refusal('Query too complex', {
    code: 'INPUT_ERROR',
    type: 'invalid input',
    statusCode: 400,
    userPresentableMessage: `The query costs ${points} points, and one may cost 10,000.`,
  })
