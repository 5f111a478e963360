// The arithmetic of the bench: ratios are taken within a round, and then spread out.
import { describe, expect, it } from 'vitest'
import { compare, type Load, ratioOf, spreadOf } from './ratios'

const load = (server: Load['server'], round: number, perSecond: number, more: Partial<Load> = {}): Load => ({
  ...{ path: 'page', connections: 32, server, round, perSecond },
  ...{ calls: 100, cpuMsPerCall: 1000 / perSecond, p50Ms: 1, p99Ms: 2, memoryMb: 100 },
  ...more,
})

describe('a spread', () => {
  it('is the least, the middle and the most', () => {
    expect(spreadOf([3, 1, 10])).toEqual({ min: 1, median: 3, max: 10 })
    expect(spreadOf([4])).toEqual({ min: 4, median: 4, max: 4 })
  })

  it('of an even number has its middle between two', () => {
    expect(spreadOf([1, 2, 4, 9]).median).toBe(3)
  })

  it('of nothing is a fault', () => {
    expect(() => spreadOf([])).toThrow('nothing was measured')
  })
})

describe('a ratio', () => {
  it('compares what was measured in the same round: a slow machine slows both', () => {
    const loads = [
      load('Remit', 1, 200),
      load('minimal Next', 1, 100),
      load('Remit', 2, 20),
      load('minimal Next', 2, 10),
      load('Remit', 3, 210),
      load('minimal Next', 3, 100),
    ]
    expect(ratioOf(loads, 'minimal Next', 'perSecond')).toEqual({ min: 2, median: 2, max: 2.1 })
  })

  it('leaves out a round that the other one lacks', () => {
    const loads = [load('Remit', 1, 50), load('Remit', 2, 60), load('bare', 2, 120)]
    expect(ratioOf(loads, 'bare', 'perSecond')).toEqual({ min: 0.5, median: 0.5, max: 0.5 })
    expect(ratioOf(loads, 'minimal Next', 'perSecond')).toBeUndefined()
  })
})

describe('a comparison', () => {
  it('holds each path with each number of calls at once apart', () => {
    const loads = [
      load('Remit', 1, 100, { connections: 1 }),
      load('minimal Next', 1, 200, { connections: 1 }),
      load('Remit', 1, 400),
      load('minimal Next', 1, 200),
      load('Remit', 1, 30, { path: 'webhook' }),
      load('bare', 1, 60, { path: 'webhook' }),
    ]
    expect(
      compare(loads).map(({ connections, path, toBare, toMinimal }) => [
        path,
        connections,
        toMinimal?.median,
        toBare?.median,
      ]),
    ).toEqual([
      ['page', 1, 0.5, undefined],
      ['page', 32, 2, undefined],
      ['webhook', 32, undefined, 0.5],
    ])
  })

  it('tells what each server took by itself', () => {
    const [only] = compare([load('bare', 1, 100), load('bare', 2, 300), load('bare', 3, 200)])
    expect(only?.servers.bare?.perSecond).toEqual({ min: 100, median: 200, max: 300 })
    expect(only?.servers.bare?.cpuMsPerCall.median).toBe(5)
    expect(only?.servers.Remit).toBeUndefined()
  })
})
