// One lasting live region: a screen reader hears the new answer, not the whole conversation again.
element.setAttribute("role", "status");
element.setAttribute("aria-live", "polite");
