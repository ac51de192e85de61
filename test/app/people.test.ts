import { expect, it } from 'vitest'
import { idsOf } from '../../src/app/people.ts'
import { readConfig } from '../../src/config/load.ts'

const SECRETS = '[secrets]\nKEY = "env:KEY"\n'
const linear = (name: string, more = '') =>
  `[tracker.${name}]\nkind = "linear"\ntoken = "KEY"\nteam = "ENG"\n${more}\n`
const github = (name: string, more = '') =>
  `[tracker.${name}]\nkind = "github"\ntoken = "KEY"\nrepository = "lab/bandits"\n${more}\n`
const OWN_HOST = 'url = "https://github.example.org/api/v3"'

function ids(...tables: readonly string[]): Record<string, string> {
  const text = `${SECRETS}${tables.join('')}`
  const config = readConfig({ path: '/lab/hooke.toml', text, env: {} })
  return idsOf(config.people[0]!, config.tracker)
}

it('T-3: an id of a kind is that of the one address of its trackers, wherever that is', () => {
  const ada = '[people.Ada.ids]\ngithub = "7"\nlinear = "u-1"\nsystem = "ada"\n'

  expect(ids(github('code'), github('paper'), linear('team'), ada)).toEqual({
    ...{ system: 'ada', 'tracker/code': '7', 'tracker/paper': '7', 'tracker/team': 'u-1' },
  })
  expect(ids(github('own', OWN_HOST), ada)).toEqual({ system: 'ada', 'tracker/own': '7' })
})

it('T-3: with two hosts of one kind the same number is two people: the id is that of the usual host', () => {
  const ada = '[people.Ada.ids]\ngithub = "7"\n'
  const hosts = [github('code'), github('own', OWN_HOST)]

  expect(ids(...hosts, ada)).toEqual({ 'tracker/code': '7' })
  expect(ids(...hosts, `${ada}trackers.own = "12"\n`)).toEqual({ 'tracker/code': '7', 'tracker/own': '12' })
})

it('T-3: in a second workspace a person has an id of its own', () => {
  const ada = '[people.Ada.ids]\nlinear = "u-1"\ntrackers.guests = "u-9"\n'

  expect(ids(linear('team'), linear('guests'), ada)).toEqual({
    'tracker/team': 'u-1',
    'tracker/guests': 'u-9',
  })
})
