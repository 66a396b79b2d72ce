// The turn that is being answered: turns.js puts it among the others.
watch("value", () => window.onrecordGrown(props.value));
