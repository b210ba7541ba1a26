/* global Module, ENV */
// Lets GoogleTest in WebAssembly read what it is asked by environment variables: which half of the tests to run.
Module['preRun'] = () =>
  Object.assign(ENV, Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith('GTEST_'))));
