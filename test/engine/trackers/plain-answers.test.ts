import { describe, expect, it } from 'vitest'
import { plainAnswers } from '../../../src/engine/trackers/plain-answers.ts'

describe('answers in plain words', () => {
  it.each([
    ['1: five hundred\n2. ten arms', [1, 2], { 1: 'five hundred', 2: 'ten arms' }],
    ['Five hundred steps.', [3], { 3: 'Five hundred steps.' }],
    ['3) a\nand more', [3], { 3: 'a' }],
    ['Five hundred steps.', [1, 2], null],
    ['7: not asked', [1, 2], null],
    ['thanks', [], null],
    ['/hooke cancel because', [1], null],
    ['one\n  /HOOKE approve 12', [1], null],
    ['  ', [1], null],
    ['1:', [1, 2], null],
  ])('%j with the questions %j open: %j', (text, open, answers) => {
    expect(plainAnswers(text, open)).toEqual(answers)
  })
})
