// Live parts are replaced in place when the server says that something changed. Without this file the pages still work.
const body = document.body
const away = document.querySelector('[data-away]')
const said = document.querySelector('[data-said]')
const UNITS = [
  ['d', 86400000],
  ['h', 3600000],
  ['min', 60000],
  ['s', 1000],
]

function spoken(ms) {
  const [unit, size] = UNITS.find(([, length]) => ms >= length) ?? UNITS[3]
  return `${Math.floor(Math.max(0, ms) / size)} ${unit}`
}

function tick() {
  const now = Date.now()
  for (const time of document.querySelectorAll('time[data-age]'))
    write(time, spoken(now - Number(time.dataset.age)))
  for (const time of document.querySelectorAll('time[data-since]')) {
    const apart = now - Number(time.dataset.since)
    write(time, apart < 5000 ? 'just now' : `${spoken(apart)} ago`)
  }
}

function write(element, text) {
  if (element.textContent !== text) element.textContent = text
}

// what a person is reading or filling in stays as it is
function isBusy(part) {
  const typed = [...part.querySelectorAll('textarea, input[type=text]')].some(
    (field) => field.value !== field.defaultValue,
  )
  return typed || part.contains(document.activeElement) || part.querySelector('details.menu[open]') !== null
}

function keepOpen(part, fresh) {
  const open = [...part.querySelectorAll('details')].map((one) => one.open)
  for (const [index, one] of [...fresh.querySelectorAll('details')].entries())
    one.open = open[index] ?? one.open
}

async function refresh() {
  const reply = await fetch(location.href, { headers: { accept: 'text/html' } })
  if (!reply.ok) return
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html')
  for (const part of document.querySelectorAll('[data-live]:not(body)')) {
    const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]:not(body)`)
    if (next === null || isBusy(part)) continue
    keepOpen(part, next)
    replace(part, next)
  }
  const menu = fresh.querySelector('.top nav')
  if (menu !== null && !isBusy(document.querySelector('.top')))
    document.querySelector('.top nav')?.replaceWith(menu)
  showPanel(fresh)
  tick()
}

function replace(part, next) {
  const steady = (element) => element.innerHTML.replaceAll(/<time[^>]*>[^<]*<\/time>/g, '')
  if (steady(part) === steady(next)) return
  const scroll = part.querySelector('.scroll')?.scrollLeft ?? 0
  const before = part.querySelector('[data-headline]')?.dataset.headline
  part.replaceChildren(...next.childNodes)
  part.classList.add('changed')
  setTimeout(() => part.classList.remove('changed'), 1300)
  if (scroll > 0) part.querySelector('.scroll').scrollLeft = scroll
  const after = part.querySelector('[data-headline]')?.dataset.headline
  if (after !== undefined && after !== before) said.textContent = after
}

// a panel comes or goes with the turn; an open one is left alone so that nothing moves under the hand
function showPanel(fresh) {
  const own = document.querySelector('#decide')
  const next = fresh.querySelector('#decide')
  if (
    (own === null) !== (next === null) &&
    document.querySelector('.experiment') !== null &&
    !isBusy(document.querySelector('main'))
  )
    location.reload()
}

function listen() {
  const { experiment, seen } = body.dataset
  // from what the page shows on: it may have changed before the stream is there
  const asked = new URLSearchParams({ after: seen, ...(experiment && { experiment }) })
  const stream = new EventSource(`/api/v1/events?${asked}`)
  let due = 0
  const refreshSoon = () => {
    if (due !== 0) return
    due = setTimeout(() => {
      due = 0
      refresh().catch(() => {
        away.hidden = false
      })
    }, 120)
  }
  stream.onopen = () => {
    if (!away.hidden) refreshSoon()
    away.hidden = true
  }
  // a stream that was refused does not ask again by itself, as one that broke off does
  stream.onerror = () => {
    away.hidden = false
    if (stream.readyState === EventSource.CLOSED) setTimeout(listen, 2000)
  }
  stream.onmessage = refreshSoon
  addEventListener('pagehide', () => stream.close(), { once: true })
}

async function follow(log) {
  const address = new URL(log.dataset.log, location.href)
  let offset = Number(log.dataset.offset)
  let end = log.dataset.end === 'yes'
  while (!end) {
    await new Promise((resume) => setTimeout(resume, 700))
    if (document.hidden) continue
    address.searchParams.set('offset', String(offset))
    const part = await fetch(address).then(
      (reply) => (reply.ok ? reply.json() : null),
      () => null,
    )
    if (part === null) continue
    const atEnd = log.scrollTop + log.clientHeight >= log.scrollHeight - 40
    if (part.text !== '') log.querySelector('code').append(seen(part.text))
    if (atEnd) log.scrollTop = log.scrollHeight
    ;({ nextOffset: offset, end } = part)
  }
}

// as the server does for the part it sent: what is usually unseen is made visible
function seen(text) {
  return text
    .replaceAll('\r\n', '\n')
    .replaceAll(
      /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g,
      (character) => {
        const code = character.charCodeAt(0)
        return code < 0x20
          ? String.fromCharCode(0x2400 + code)
          : `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`
      },
    )
}

document.addEventListener('click', (event) => {
  for (const menu of document.querySelectorAll('details.menu[open]'))
    if (!menu.contains(event.target)) menu.open = false
})
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const menu = document.querySelector('details.menu[open]')
  if (menu === null) return
  menu.open = false
  menu.querySelector('summary').focus()
})
// one click sends once
document.addEventListener('submit', (event) => {
  for (const button of event.target.querySelectorAll('button'))
    setTimeout(() => {
      button.disabled = true
    })
})

// what was just done is said once: not over the next turn, and not again when the page is loaded anew
function sayOnce(notice) {
  const address = new URL(location.href)
  address.searchParams.delete('done')
  history.replaceState(null, '', address)
  setTimeout(() => notice.remove(), 8000)
}

// on a narrow screen the strip of tabs shows the one that is open
function showCurrent(strip) {
  const tab = strip.querySelector('[aria-current]')
  if (tab !== null)
    strip.scrollLeft = tab.offsetLeft - strip.offsetLeft - (strip.clientWidth - tab.clientWidth) / 2
}

setInterval(tick, 10000)
for (const strip of document.querySelectorAll('.tabs')) showCurrent(strip)
for (const notice of document.querySelectorAll('.notice[data-kind="done"]')) sayOnce(notice)
if ('live' in body.dataset) listen()
for (const log of document.querySelectorAll('[data-log]')) follow(log)
