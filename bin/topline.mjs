#!/usr/bin/env node
import './node-version.mjs'

const { prepare, runProgram } = await import('./prepare.mjs')
if (await prepare()) await runProgram(process.argv.slice(2))
else process.exitCode = 3
