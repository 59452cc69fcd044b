package dev.banyan.alb.support;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Records leaks from before the first test of any engine: buffers made earlier would never be looked at. */
public final class LeakRecording implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        LeakCheck.record();
    }
}
