import { Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { COOKIE_DAYS } from '../auth.ts'
import type { AppEnv, Web } from '../deps.ts'
import { cookieName, requireDaemon } from '../guards.ts'
import { layout } from '../pages/layout.ts'
import { signInPage } from '../pages/small-pages.ts'

/** One-time link → strict cookie; the token does not stay in the address (S-1). */
export function signInRoutes(web: Web): Hono<AppEnv> {
  const routes = new Hono<AppEnv>()
  routes.get('/sign-in', (context) => {
    requireDaemon(web)
    const token = context.req.query('token')
    const cookie = token === undefined ? undefined : web.auth.redeemLink(token)
    if (cookie === undefined) {
      const problem = token === undefined ? undefined : 'This link was used or is too old'
      return context.html(
        layout({ title: 'Sign in', viewer: null }, signInPage(problem)),
        token === undefined ? 200 : 401,
      )
    }
    setCookie(context, cookieName(context), cookie.secret, {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      maxAge: COOKIE_DAYS * 24 * 60 * 60,
      secure: new URL(context.req.url).protocol === 'https:',
    })
    return context.redirect('/', 303)
  })
  return routes
}
