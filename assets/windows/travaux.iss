; An installer for Windows by Inno Setup 6. Not tried: written on Linux. Run in the project's folder, after
;   cargo build --profile dist --locked --features windows-start
; and after the icon was made of assets/desktop/travaux.png (ImageMagick):
;   magick assets\desktop\travaux.png -define icon:auto-resize=256,64,48,32,16 assets\windows\travaux.ico
; then: iscc assets\windows\travaux.iss
[Setup]
AppName=Travaux
AppVersion=0.1.0
AppPublisher=The Travaux developers
DefaultDirName={autopf}\Travaux
DefaultGroupName=Travaux
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ChangesAssociations=yes
ChangesEnvironment=yes
SetupIconFile=travaux.ico
UninstallDisplayIcon={app}\travaux.ico
SourceDir=..\..
OutputDir=target\dist
OutputBaseFilename=travaux-0.1.0-windows

[Files]
Source: "target\dist\travaux.exe"; DestDir: "{app}"
Source: "target\dist\travauxw.exe"; DestDir: "{app}"
Source: "assets\windows\travaux.ico"; DestDir: "{app}"
Source: "README.md"; DestDir: "{app}"
Source: "CHANGELOG.md"; DestDir: "{app}"
Source: "LICENSE-MIT"; DestDir: "{app}"
Source: "LICENSE-APACHE"; DestDir: "{app}"
Source: "assets\fonts\OFL.txt"; DestDir: "{app}"; DestName: "fonts-OFL.txt"

[Icons]
Name: "{group}\Travaux"; Filename: "{app}\travauxw.exe"; IconFilename: "{app}\travaux.ico"

[Registry]
Root: HKA; Subkey: "Software\Classes\.travaux"; ValueType: string; ValueData: "Travaux.Study"; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\Travaux.Study"; ValueType: string; ValueData: "Travaux study"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Travaux.Study\DefaultIcon"; ValueType: string; ValueData: "{app}\travaux.ico"
Root: HKA; Subkey: "Software\Classes\Travaux.Study\shell\open\command"; ValueType: string; ValueData: """{app}\travauxw.exe"" ""%1"""
