/* global Module, ENV */
// Lets GoogleTest in WebAssembly read what it is asked by environment variables: which half of the tests to run.
Module['preRun'] = () => Object.assign(ENV, process.env);
